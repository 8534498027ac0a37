using Chronoseal.Firmware.Frames;
using Chronoseal.Firmware.Timing;
using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>
    /// Puts payloads into COSE_Mac0 envelopes (RFC 9052, section 6) and links each to the one before. A sealed frame counts only
    /// once it has been committed, which its owner does when the journal has it, and before it seals another.
    /// </summary>
    public sealed class FrameSealer
    {
        /// <summary>Bytes in front of a frame: its MAC structure needs 4 of them, then the head of its journal record all.</summary>
        public const int Overhang = 16;

        private const int StructureStart = Overhang - 4;
        private const int TagMac0 = 0xD1;
        private const int ArrayOfFour = 0x84;
        private const int EmptyBytes = 0x40;
        private const int EmptyMap = 0xA0;
        private const int AlgorithmHmac256 = 5;
        private const int ContentSenmlCbor = 112;
        private const int FormatVersion = 1;

        private readonly IKeyedHash _keyedHash;
        private readonly byte[] _keyId;
        private readonly ChainHead _head;
        private readonly Sha256 _digest = new Sha256();
        private readonly CborWriter _writer = new CborWriter();
        private readonly byte[] _protected = new byte[Limits.ProtectedHeaderBytes];

        /// <summary>Makes a sealer that carries on a chain.</summary>
        /// <param name="keyedHash">The node's key.</param>
        /// <param name="keyId">8 bytes that identify it.</param>
        /// <param name="head">Where the chain ends; kept up to date here.</param>
        public FrameSealer(IKeyedHash keyedHash, byte[] keyId, ChainHead head)
        {
            _keyedHash = keyedHash;
            _keyId = keyId;
            _head = head;
        }

        /// <summary>Seals a payload; false if it does not fit into a frame.</summary>
        /// <param name="kind">What it carries.</param>
        /// <param name="payload">A SenML pack.</param>
        /// <param name="count">Its length.</param>
        /// <param name="stamp">The clock statement.</param>
        /// <param name="boot">Boot count.</param>
        /// <param name="sequence">Sequence number, reserved and above the last.</param>
        /// <param name="frame">Receives the frame.</param>
        public bool Seal(FrameKind kind, byte[] payload, int count, Stamp stamp, long boot, long sequence, SealedFrame frame)
        {
            int protectedLength = WriteProtected(kind, stamp, boot, sequence);
            byte[] buffer = frame.Buffer;
            _writer.Start(buffer, StructureStart);
            _writer.Array(4);
            _writer.Text("MAC0");
            _writer.Bytes(_protected, 0, protectedLength);
            int middle = _writer.Position;
            _writer.Byte(EmptyBytes);
            _writer.Bytes(payload, 0, count);
            int end = _writer.Position;
            int tagOffset = end + 2;
            if (protectedLength == 0 || _writer.HasOverflowed || tagOffset + _keyedHash.TagLength > buffer.Length)
            {
                frame.Length = 0;
                return false;
            }

            _keyedHash.Compute(buffer, StructureStart, end - StructureStart, buffer, tagOffset);

            // The frame is the MAC structure with another head, an empty map for the external data, and the tag behind.
            buffer[Overhang] = TagMac0;
            buffer[Overhang + 1] = ArrayOfFour;
            buffer[middle] = EmptyMap;
            buffer[end] = 0x58;
            buffer[end + 1] = (byte)_keyedHash.TagLength;
            frame.Offset = Overhang;
            frame.Length = tagOffset + _keyedHash.TagLength - Overhang;
            frame.Sequence = sequence;
            return true;
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
            writer.Integer(AlgorithmHmac256);
            writer.Integer(3);
            writer.Integer(ContentSenmlCbor);
            writer.Integer(4);
            writer.Bytes(_keyId, 0, _keyId.Length);
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
