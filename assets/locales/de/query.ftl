# Abfragesprache
