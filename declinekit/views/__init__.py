"""Views: a scorecard as text for the terminal, as a record for programs, as HTML with marks for people."""
