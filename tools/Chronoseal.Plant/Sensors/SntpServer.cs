namespace Chronoseal.Plant
{
    /// <summary>
    /// A network time server (RFC 5905, section 7.3; RFC 4330, section 6): true UTC with an error of its own. Not modelled:
    /// authentication, wander of its error, leap seconds announced.
    /// </summary>
    public sealed class SntpServer : IDatagramTarget
    {
        /// <summary>Its UDP port.</summary>
        public const int Port = 123;

        private const int LeapAlarm = 3;
        private const uint KissRate = 0x52415445;
        private const uint KissDeny = 0x44454E59;
        private const uint ReferenceAddress = 0xC0000201;
        private const long OverworkMicroseconds = 3_000_000;

        private readonly VirtualTimeline _timeline;
        private readonly PlantClock _clock;
        private readonly byte[] _packet = new byte[SntpPacket.Length];

        /// <summary>Switches a server on.</summary>
        public SntpServer(VirtualTimeline timeline, PlantClock clock, SntpServerSettings settings)
        {
            _timeline = timeline;
            _clock = clock;
            Settings = settings;
        }

        /// <summary>What it is from now on.</summary>
        public SntpServerSettings Settings { get; set; }

        /// <summary>How it fails from now on.</summary>
        public SntpFault Fault { get; set; }

        /// <summary>Requests so far, answered or not.</summary>
        public int Requests { get; private set; }

        /// <summary>True time of the last request, nanoseconds.</summary>
        public long LastRequestNanoseconds { get; private set; }

        /// <inheritdoc/>
        public void Received(VirtualDatagram connection, ReadOnlySpan<byte> data)
        {
            if (data.Length < SntpPacket.Length || SntpPacket.ModeOf(data) != SntpPacket.ClientMode)
            {
                return;
            }

            Requests++;
            LastRequestNanoseconds = _timeline.NowNanoseconds;
            if (Fault != SntpFault.Silent)
            {
                Answer(data);
                connection.SendFromPeer(_packet, Settings.ServiceMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond);
            }
        }

        private void Answer(ReadOnlySpan<byte> request)
        {
            if (Fault == SntpFault.KissRate || Fault == SntpFault.KissDeny)
            {
                SntpPacket.WriteHeader(_packet, request, LeapAlarm, 0, Fault == SntpFault.KissRate ? KissRate : KissDeny);
                return;
            }

            long now = _timeline.NowNanoseconds;
            long service = Settings.ServiceMicroseconds * VirtualTimeline.NanosecondsPerMicrosecond;
            long received = _clock.UtcMicroseconds(now) + Settings.OffsetMicroseconds;
            long transmitted = _clock.UtcMicroseconds(now + service) + Settings.OffsetMicroseconds;
            transmitted += Fault == SntpFault.Overworked ? OverworkMicroseconds : 0;
            SntpPacket.WriteHeader(_packet, request, Fault == SntpFault.Unsynchronised ? LeapAlarm : 0, Settings.Stratum, ReferenceAddress);
            SntpPacket.WriteRoot(_packet, Settings.RootDelayMicroseconds, Settings.DispersionMicroseconds);
            SntpPacket.WriteTimes(_packet, received, transmitted);
            if (Fault == SntpFault.WrongOrigin)
            {
                SntpPacket.SpoilOrigin(_packet);
            }
        }
    }
}
