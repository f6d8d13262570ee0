"""What the minutes say: bytes or text of a document in, a draft out. Knows no database."""
