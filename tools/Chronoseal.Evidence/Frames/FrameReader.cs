using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Decodes a frame and holds it against format version 1, rule by rule. It needs no key and vouches for nothing.</summary>
    public static class FrameReader
    {
        private const byte Sign1Head = 0xC0 | (byte)CoseTag.Sign1;

        /// <summary>Decodes one whole frame.</summary>
        /// <param name="bytes">The frame, nothing before or behind it; must not change while the frame is in use.</param>
        /// <param name="frame">The frame, over the caller's bytes.</param>
        /// <param name="error">Reason without a full stop when the result is false, else empty.</param>
        public static bool TryRead(ReadOnlyMemory<byte> bytes, [NotNullWhen(true)] out Frame? frame, out string error)
        {
            frame = null;
            if (bytes.Length > FrameLimits.MaximumFrameBytes)
            {
                error = $"{bytes.Length} bytes are more than the {FrameLimits.MaximumFrameBytes} of the longest frame";
                return false;
            }

            FrameSeal seal = bytes.Length > 0 && bytes.Span[0] == Sign1Head ? FrameSeal.Sign1 : FrameSeal.Mac0;
            if (!CoseEnvelope.TryRead(bytes, seal == FrameSeal.Sign1 ? CoseTag.Sign1 : CoseTag.Mac0, out CoseEnvelope? envelope, out error)
                || !IsEnvelopeOurs(envelope, seal, out error) || !FrameHeaderReader.TryRead(envelope.ProtectedMap, seal, out FrameHeader? header, out error))
            {
                return false;
            }

            if (header.Kind == FrameKind.Birth && bytes.Length > FrameLimits.MaximumBirthBytes)
            {
                error = $"{bytes.Length} bytes are more than the {FrameLimits.MaximumBirthBytes} of the longest birth frame";
                return false;
            }

            if (!PackReader.TryRead(envelope.Payload, header.Kind, header.Clock.ClaimsUtc, out Pack? pack, out error))
            {
                return false;
            }

            frame = new Frame(bytes, envelope, seal, header, pack);
            return true;
        }

        private static bool IsEnvelopeOurs(CoseEnvelope envelope, FrameSeal seal, out string error)
        {
            if (envelope.UnprotectedMap.Pairs.Count != 0)
            {
                error = "the unprotected map is not empty";
                return false;
            }

            int sealBytes = seal == FrameSeal.Sign1 ? CoseSign1.SignatureBytes : CoseMac0.TagBytes;
            error = envelope.Seal.Length == sealBytes ? "" : $"the seal is not {sealBytes} bytes long";
            return error.Length == 0;
        }
    }
}
