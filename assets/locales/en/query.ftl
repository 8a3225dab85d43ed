# Query language
