"""PDF: PDFium first, pdfminer where it cannot, and what a page shows.

In: a file's bytes. Out: a `Document`.
"""
