"""What people mean: text typed in chat in, an understood act out. Knows no database."""
