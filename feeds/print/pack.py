"""Half the size of a tagged PDF, in a process of its own: `python -m feeds.print.pack FILE`."""

import sys

import pikepdf


def pack(path):
    """Compress the tags of the PDF at `path`, which changes nothing a reader sees; its pages.

    The same file always gives the same bytes.
    """
    with pikepdf.open(path, allow_overwriting_input=True) as pdf:
        pdf.save(
            path,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            deterministic_id=True,
        )
        return len(pdf.pages)


if __name__ == "__main__":
    print(pack(sys.argv[1]))
