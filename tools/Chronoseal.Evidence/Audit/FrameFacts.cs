using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Pipeline;

namespace Chronoseal.Evidence.Audit
{
    /// <summary>What the rules need of one frame, in a form that can be filled again and again without an allocation.</summary>
    internal sealed class FrameFacts
    {
        private const int UsualReadings = 24;

        public ReadOnlyMemory<byte> Bytes { get; set; }

        /// <summary>Where the frame lay.</summary>
        public FrameOrigin Origin { get; set; }

        /// <summary>Where the parts of the frame lie.</summary>
        public FrameShape Shape { get; set; }

        public SealCheck Check { get; set; }

        /// <summary>Why the bytes are no frame, a clause.</summary>
        public string Reason { get; set; } = "";

        public FrameSeal Seal { get; set; }

        public FrameKind Kind { get; set; }

        public ulong Boot { get; set; }

        public ulong Sequence { get; set; }

        /// <summary>Key identifier, big-endian.</summary>
        public ulong KeyId { get; set; }

        public Digest Previous { get; set; }

        public Digest Hash { get; set; }

        public ClockState State { get; set; }

        public bool HasUtc { get; set; }

        public ulong UncertaintyMicroseconds { get; set; }

        public ulong GuaranteeMicroseconds { get; set; }

        public string Node { get; set; } = "";

        /// <summary>Base time; undefined without UTC.</summary>
        public long EpochUtcMicroseconds { get; set; }

        public int ReadingCount { get; set; }

        public ReadingFacts[] Readings { get; private set; } = new ReadingFacts[UsualReadings];

        /// <summary>The decoded frame where it was decoded in full, as birth and event frames are; null otherwise.</summary>
        public Frame? Frame { get; set; }

        public bool IsDisciplined => State is ClockState.Locked or ClockState.LabelCoasting;

        public string KeyIdHex => KeyId.ToString("x16");

        /// <summary>Takes the facts out of a decoded frame; the hash is the caller's to set.</summary>
        public void Take(Frame frame)
        {
            Frame = frame;
            Seal = frame.Seal;
            Kind = frame.Kind;
            Boot = frame.Boot;
            Sequence = frame.Sequence;
            KeyId = System.Buffers.Binary.BinaryPrimitives.ReadUInt64BigEndian(frame.KeyId.Span);
            Previous = Digest.Of(frame.PreviousHash.Span);
            State = frame.Clock.State;
            HasUtc = frame.Clock.ClaimsUtc;
            UncertaintyMicroseconds = frame.Clock.UncertaintyMicroseconds ?? 0;
            GuaranteeMicroseconds = frame.Clock.GuaranteeMicroseconds ?? 0;
            Node = frame.Node;
            EpochUtcMicroseconds = frame.EpochUtcMicroseconds ?? 0;
            TakeReadings(frame);
        }

        private void TakeReadings(Frame frame)
        {
            ReadingCount = frame.Kind == FrameKind.Data ? frame.Records.Count : 0;
            if (Readings.Length < ReadingCount)
            {
                Readings = new ReadingFacts[ReadingCount];
            }

            for (int i = 0; i < ReadingCount; i++)
            {
                FrameRecord record = frame.Records[i];
                Readings[i].Name = record.Name;
                Readings[i].TimeUtcMicroseconds = record.TimeUtcMicroseconds ?? 0;
                Readings[i].IsInOrder = !record.IsFailedRead && !record.Status.HasFlag(StatusBits.Buffered);
            }
        }
    }
}
