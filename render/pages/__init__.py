"""What every html page shares: two languages at once, the shell, its colours and its policy."""
