namespace Chronoseal.Firmware.Uplink
{
    /// <summary>Topics of a node: docs/frame-format.md, section 3.</summary>
    public sealed class Topics
    {
        private const string Prefix = "chronoseal/1/";

        /// <summary>Makes the topics of a node.</summary>
        public Topics(string node)
        {
            Frame = Prefix + node + "/frame";
            Birth = Prefix + node + "/birth";
            State = Prefix + node + "/state";
        }

        /// <summary>Every frame, in order.</summary>
        public string Frame { get; }

        /// <summary>A retained copy of the latest birth frame.</summary>
        public string Birth { get; }

        /// <summary>Retained: online or offline, with the boot count.</summary>
        public string State { get; }
    }
}
