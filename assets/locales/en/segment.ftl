# Segments
tab-segments = Segments
