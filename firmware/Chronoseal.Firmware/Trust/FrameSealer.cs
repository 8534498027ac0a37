using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// Puts payloads into COSE_Mac0 or COSE_Sign1 envelopes (RFC 9052, sections 6 and 4.2) and links each to the one before. A sealed frame counts only
    /// once it has been committed, which its owner does when the journal has it, and before it seals another.
    /// </summary>
    public sealed class FrameSealer
    {
        /// <summary>Bytes in front of a frame: the head of the structure that is sealed needs up to 10 of them, then the head of its journal record all.</summary>
        public const int Overhang = 16;

        private const int FrameHeadLength = 2;
        private const int SmallTag = 0xC0;
        private const int ArrayOfFour = 0x84;
        private const int EmptyBytes = 0x40;
        private const int EmptyMap = 0xA0;
        private const int ContentSenmlCbor = 112;
        private const int FormatVersion = 1;

        private readonly IFrameSeal _seal;
        private readonly ChainHead _head;
        private readonly Sha256 _digest = new Sha256();
        private readonly CborWriter _writer = new CborWriter();
        private readonly byte[] _protected = new byte[Limits.ProtectedHeaderBytes];

        /// <summary>Makes a sealer that carries on a chain.</summary>
        /// <param name="seal">The node's seal.</param>
        /// <param name="head">Where the chain ends; kept up to date here.</param>
        public FrameSealer(IFrameSeal seal, ChainHead head)
        {
            _seal = seal;
            _head = head;
        }

        /// <summary>
        /// Seals a payload. <see cref="Outcome.OutOfRange"/> if it does not fit into a frame; what the seal answered if it failed.
        /// Then there is no frame.
        /// </summary>
        /// <param name="kind">What it carries.</param>
        /// <param name="payload">A SenML pack.</param>
        /// <param name="count">Its length.</param>
        /// <param name="stamp">The clock statement.</param>
        /// <param name="boot">Boot count.</param>
        /// <param name="sequence">Sequence number, reserved and above the last.</param>
        /// <param name="frame">Receives the frame.</param>
        public Outcome Seal(FrameKind kind, byte[] payload, int count, Stamp stamp, long boot, long sequence, SealedFrame frame)
        {
            frame.Length = 0;
            int protectedLength = WriteProtected(kind, stamp, boot, sequence);
            byte[] buffer = frame.Buffer;

            // Array head and context end where the frame's own head will end.
            int start = Overhang + FrameHeadLength - 2 - _seal.Context.Length;
            _writer.Start(buffer, start);
            _writer.Array(4);
            _writer.Text(_seal.Context);
            _writer.Bytes(_protected, 0, protectedLength);
            int middle = _writer.Position;
            _writer.Byte(EmptyBytes);
            _writer.Bytes(payload, 0, count);
            int end = _writer.Position;
            int sealOffset = end + 2;
            if (protectedLength == 0 || _writer.HasOverflowed || sealOffset + _seal.Length > buffer.Length)
            {
                return Outcome.OutOfRange;
            }

            Outcome outcome = _seal.Seal(buffer, start, end - start, buffer, sealOffset);
            if (outcome != Outcome.Ok)
            {
                return outcome;
            }

            // The frame is the sealed structure with another head, an empty map for the external data, and the seal behind.
            buffer[Overhang] = (byte)(SmallTag | _seal.MessageTag);
            buffer[Overhang + 1] = ArrayOfFour;
            buffer[middle] = EmptyMap;
            buffer[end] = 0x58;
            buffer[end + 1] = (byte)_seal.Length;
            frame.Offset = Overhang;
            frame.Length = sealOffset + _seal.Length - Overhang;
            frame.Sequence = sequence;
            return Outcome.Ok;
        }

        /// <summary>Makes a sealed frame the last of the chain.</summary>
        public void Commit(SealedFrame frame)
        {
            _digest.Start();
            _digest.Add(frame.Buffer, frame.Offset, frame.Length);
            _digest.Finish(_head.LastDigest, 0);
            _head.LastSequence = frame.Sequence;
        }

        private int WriteProtected(FrameKind kind, Stamp stamp, long boot, long sequence)
        {
            CborWriter writer = _writer;
            writer.Start(_protected, 0);
            writer.Map(9);
            writer.Integer(1);
            writer.Integer(_seal.Algorithm);
            writer.Integer(3);
            writer.Integer(ContentSenmlCbor);
            writer.Integer(4);
            writer.Bytes(_seal.KeyId, 0, _seal.KeyId.Length);
            writer.Text("v");
            writer.Integer(FormatVersion);
            writer.Text("clk");
            ClockStatement.Write(writer, stamp);
            writer.Text("seq");
            writer.Integer(sequence);
            writer.Text("boot");
            writer.Integer(boot);
            writer.Text("kind");
            writer.Integer((int)kind);
            writer.Text("prev");
            writer.Bytes(_head.LastDigest, 0, Sha256.DigestLength);
            return writer.HasOverflowed ? 0 : writer.Position;
        }
    }
}
