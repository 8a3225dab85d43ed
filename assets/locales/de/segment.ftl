# Segmente
tab-segments = Segmente
