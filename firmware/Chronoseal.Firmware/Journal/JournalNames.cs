namespace Chronoseal.Firmware.Journal
{
    /// <summary>Names of the journal's files. Each call makes a string: not for the steady loop.</summary>
    public static class JournalNames
    {
        /// <summary>The file in which kept frames are gathered before it takes the place of another.</summary>
        public const string Gathering = "kept.new";

        /// <summary>A segment.</summary>
        public static string Segment(long number)
        {
            return "j" + number.ToString("D8") + ".log";
        }

        /// <summary>A file of kept frames.</summary>
        public static string Kept(long number)
        {
            return "k" + number.ToString("D8") + ".log";
        }
    }
}
