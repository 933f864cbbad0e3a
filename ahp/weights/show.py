"""The weights of a model as a document."""

from __future__ import annotations

from ahp.common.document.grid import grid_document
from ahp.common.document.parts import Column, Document
from ahp.common.wording import Language
from ahp.model.model import Model
from ahp.model.settings import Settings
from ahp.model.wording import CODE, GLOBAL, INDICATOR, LEVEL_NUMBER, LOCAL, PARENT


def document(model: Model, lang: Language, settings: Settings | None = None) -> Document:
    """Return the local and global weight of every node."""
    settings = settings or Settings()
    rows = [
        {
            "code": row.code,
            "name": model.hierarchy.name(row.code, lang),
            "parent": row.parent,
            "level": row.level,
            "local": row.local,
            "global": row.global_,
        }
        for row in model.weights(settings.method, scale=settings.scale)
    ]
    columns = [
        Column("code", CODE(lang)),
        Column("name", INDICATOR(lang)),
        Column("parent", PARENT(lang)),
        Column("level", LEVEL_NUMBER(lang), 0),
        Column("local", LOCAL(lang), 4),
        Column("global", GLOBAL(lang), 4),
    ]
    return grid_document(columns, rows, lang, model.title_in(lang))
