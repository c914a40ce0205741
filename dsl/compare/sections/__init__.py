"""The sections of a comparison, by what they are about."""
