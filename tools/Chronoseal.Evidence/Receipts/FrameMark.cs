using Chronoseal.Evidence.Cbor;
using Chronoseal.Evidence.Cose;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Receipts
{
    /// <summary>
    /// The little that the collector must see of a frame to file it: that it is one COSE_Mac0 or COSE_Sign1 with a sequence number. It asks for no
    /// more, so that a frame of a later format version is archived and covered as well.
    /// </summary>
    internal static class FrameMark
    {
        private const string SequenceLabel = "seq";

        internal static bool TryRead(ReadOnlyMemory<byte> bytes, out ulong sequence)
        {
            sequence = 0;
            if (bytes.Length > FrameLimits.MaximumFrameBytes
                || (!CoseEnvelope.TryRead(bytes, CoseTag.Mac0, out CoseEnvelope? envelope, out _) && !CoseEnvelope.TryRead(bytes, CoseTag.Sign1, out envelope, out _)))
            {
                return false;
            }

            if (!envelope.ProtectedMap.TryGet(SequenceLabel, out CborValue? value) || value.Kind != CborKind.Unsigned)
            {
                return false;
            }

            sequence = (ulong)value.Integer;
            return true;
        }
    }
}
