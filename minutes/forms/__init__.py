"""Forms of documents: each module turns one form into the cell-grid model of minutes.grid."""
