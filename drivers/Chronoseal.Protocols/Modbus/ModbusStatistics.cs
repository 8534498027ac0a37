using Chronoseal.Hal;

namespace Chronoseal.Protocols.Modbus
{
    /// <summary>How the exchanges with one device went, since it was made. Each attempt counts, retries too.</summary>
    public sealed class ModbusStatistics
    {
        /// <summary>Requests that were sent, or tried to.</summary>
        public int Requests { get; private set; }

        /// <summary>Requests that repeat one that failed.</summary>
        public int Retries { get; private set; }

        /// <summary>Good replies.</summary>
        public int Replies { get; private set; }

        /// <summary>Requests without any reply.</summary>
        public int Timeouts { get; private set; }

        /// <summary>Replies that broke off.</summary>
        public int ShortReplies { get; private set; }

        /// <summary>Replies, or rubbish, with a wrong checksum.</summary>
        public int ChecksumErrors { get; private set; }

        /// <summary>Well-formed replies to something else.</summary>
        public int WrongReplies { get; private set; }

        /// <summary>Exception replies.</summary>
        public int Exceptions { get; private set; }

        /// <summary>Failures of the bus or the connection, refused connections among them.</summary>
        public int BusFaults { get; private set; }

        internal void NoteRequest(bool isRetry)
        {
            Requests++;
            Retries += isRetry ? 1 : 0;
        }

        internal void Note(Outcome outcome)
        {
            switch (outcome)
            {
                case Outcome.Ok: Replies++; break;
                case Outcome.Timeout: Timeouts++; break;
                case Outcome.ShortReply: ShortReplies++; break;
                case Outcome.BadChecksum: ChecksumErrors++; break;
                case Outcome.WrongReply: WrongReplies++; break;
                case Outcome.DeviceError: Exceptions++; break;
                default: BusFaults++; break;
            }
        }
    }
}
