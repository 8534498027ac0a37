namespace Chronoseal.Evidence.Frames
{
    /// <summary>Labels of the frame format.</summary>
    internal static class FrameLabels
    {
        // Protected map, beside the labels of COSE.
        public const string Version = "v";
        public const string Clock = "clk";
        public const string Sequence = "seq";
        public const string Boot = "boot";
        public const string Kind = "kind";
        public const string Previous = "prev";

        // Clock statement (RFC 9581, 3.3, 3.5, 3.6) and its durations.
        public const int Timescale = -1;
        public const int Uncertainty = -7;
        public const int Guarantee = -8;
        public const string Leap = "l";
        public const string State = "s";
        public const int Seconds = 1;
        public const int Microseconds = -6;

        // SenML (RFC 8428, table 4).
        public const int BaseName = -2;
        public const int BaseTime = -3;
        public const int Name = 0;
        public const int Unit = 1;
        public const int Value = 2;
        public const int StringValue = 3;
        public const int Time = 6;
        public const int DataValue = 8;

        // Ours in the records.
        public const string Status = "q";
        public const string Counter = "ct";
        public const string DeviceCode = "dc";
        public const string Exposure = "dt";
        public const string RecordTime = "rt";
        public const string StampUncertainty = "tu";
        public const string ValueUncertainty = "vu";
    }
}
