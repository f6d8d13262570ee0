"""The control interface under /play/, for the chat page and for programs that test."""
