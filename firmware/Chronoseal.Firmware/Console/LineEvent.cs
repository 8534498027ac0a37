namespace Chronoseal.Firmware.Console
{
    /// <summary>What a byte did to the line that is being typed.</summary>
    public enum LineEvent
    {
        /// <summary>Nothing to show.</summary>
        None = 0,

        /// <summary>A character more at its end.</summary>
        Added = 1,

        /// <summary>The last <see cref="LineEditor.Erased"/> characters are gone.</summary>
        Erased = 2,

        /// <summary>The line is whole: <see cref="LineEditor.Text"/>.</summary>
        Line = 3,

        /// <summary>A line has ended that was too long; its start is in <see cref="LineEditor.Text"/>.</summary>
        TooLong = 4,

        /// <summary>A line has ended that held something else than printable ASCII; what stood before it is in <see cref="LineEditor.Text"/>.</summary>
        NotPrintable = 5,

        /// <summary>Ctrl-C: the line is gone.</summary>
        Abandoned = 6,
    }
}
