"""Auditing published tables: whether printed figures, each an interval, fit together."""

from index.audit.declarations import AUDIT_FILE, load_audit
from index.audit.joint import AuditError, Correction, Joint
from index.audit.relations import Declared
from index.audit.result import AuditFinding, AuditResult, Recomputed, audit, audit_project

__all__ = [
    "AUDIT_FILE",
    "AuditError",
    "AuditFinding",
    "AuditResult",
    "Correction",
    "Declared",
    "Joint",
    "Recomputed",
    "audit",
    "audit_project",
    "load_audit",
]
