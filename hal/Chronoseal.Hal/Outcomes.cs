namespace Chronoseal.Hal
{
    /// <summary>Words for outcomes: enum names do not exist on the device.</summary>
    public static class Outcomes
    {
        /// <summary>The word for an outcome, the same on the device and on a PC; "Unknown" for a value outside the list.</summary>
        public static string Name(Outcome outcome)
        {
            switch (outcome)
            {
                case Outcome.Ok: return "Ok";
                case Outcome.Nack: return "Nack";
                case Outcome.Timeout: return "Timeout";
                case Outcome.ShortReply: return "ShortReply";
                case Outcome.BadChecksum: return "BadChecksum";
                case Outcome.WrongReply: return "WrongReply";
                case Outcome.DeviceError: return "DeviceError";
                case Outcome.NotReady: return "NotReady";
                case Outcome.OutOfRange: return "OutOfRange";
                case Outcome.Unsupported: return "Unsupported";
                case Outcome.BusFault: return "BusFault";
                default: return "Unknown";
            }
        }
    }
}
