"""The rules and words: vocabulary, calendar, deadlines, life cycle, policies, permissions, text. No I/O."""
