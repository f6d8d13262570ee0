"""What it looks like: values in, a Screen out."""
