"""What is printed: values in, bytes of documents and pictures out."""
