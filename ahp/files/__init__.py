"""Files: matrices in CSV and Excel, model folders, outlines; read, checked, written back."""

from ahp.files.experts import load_expert
from ahp.files.hierarchies import ModelDocument, load_hierarchy, write_hierarchy
from ahp.files.load import load_model
from ahp.files.matrices import read_matrices, read_matrix, read_matrix_file
from ahp.files.matrix_file import MATRIX_SUFFIXES, MatrixFile
from ahp.files.models import is_model_folder, scaffold, write_model
from ahp.files.published import PUBLISHED_FILE, load_published, write_published
from ahp.files.roster import ROSTER_FILE, load_roster, update_roster
from ahp.files.writing import write_matrix

__all__ = [
    "MATRIX_SUFFIXES",
    "PUBLISHED_FILE",
    "ROSTER_FILE",
    "MatrixFile",
    "ModelDocument",
    "is_model_folder",
    "load_expert",
    "load_hierarchy",
    "load_model",
    "load_published",
    "load_roster",
    "read_matrices",
    "read_matrix",
    "read_matrix_file",
    "scaffold",
    "update_roster",
    "write_hierarchy",
    "write_matrix",
    "write_model",
    "write_published",
]
