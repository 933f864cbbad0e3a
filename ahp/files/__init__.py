"""Files: matrices in CSV and Excel, model folders, outlines; read, checked, written back."""

from ahp.files.matrices import (
    MATRIX_SUFFIXES,
    MatrixFile,
    read_matrices,
    read_matrix,
    read_matrix_file,
    write_matrix,
)
from ahp.files.models import (
    PUBLISHED_FILE,
    ExpertMatrix,
    ModelDocument,
    is_model_folder,
    load_expert,
    load_experts,
    load_hierarchy,
    load_model,
    load_published,
    scaffold,
    write_hierarchy,
    write_model,
    write_published,
)

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
