// Everything works without this script; it only adds.
