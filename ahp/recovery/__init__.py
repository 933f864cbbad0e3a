"""The command ``ahp recover``: the matrices behind published weights."""
