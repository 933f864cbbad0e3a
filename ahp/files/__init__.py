"""Files: matrices in CSV and Excel, model folders, outlines; read, checked, written back."""

from ahp.files.experts import ExpertMatrix, load_expert, load_experts
from ahp.files.hierarchies import ModelDocument, load_hierarchy, write_hierarchy
from ahp.files.matrices import read_matrices, read_matrix, read_matrix_file
from ahp.files.matrix_file import MATRIX_SUFFIXES, MatrixFile
from ahp.files.models import is_model_folder, load_model, scaffold, write_model
from ahp.files.published import PUBLISHED_FILE, load_published, write_published
from ahp.files.writing import write_matrix

__all__ = [
    "MATRIX_SUFFIXES",
    "PUBLISHED_FILE",
    "ExpertMatrix",
    "MatrixFile",
    "ModelDocument",
    "is_model_folder",
    "load_expert",
    "load_experts",
    "load_hierarchy",
    "load_model",
    "load_published",
    "read_matrices",
    "read_matrix",
    "read_matrix_file",
    "scaffold",
    "write_hierarchy",
    "write_matrix",
    "write_model",
    "write_published",
]
