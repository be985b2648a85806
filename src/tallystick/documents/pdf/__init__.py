"""PDF taken apart: a process of its own finds the printed lines, and what is here puts them into reading order."""
