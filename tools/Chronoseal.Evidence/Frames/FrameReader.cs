using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Cose;

namespace Chronoseal.Evidence.Frames
{
    /// <summary>Decodes a frame and holds it against format version 1, rule by rule. It needs no key and vouches for nothing.</summary>
    public static class FrameReader
    {
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

            if (!CoseMac0.TryRead(bytes, out CoseMac0? message, out error) || !IsEnvelopeOurs(message.Envelope, out error)
                || !FrameHeaderReader.TryRead(message.Envelope.ProtectedMap, out FrameHeader? header, out error))
            {
                return false;
            }

            if (header.Kind == FrameKind.Birth && bytes.Length > FrameLimits.MaximumBirthBytes)
            {
                error = $"{bytes.Length} bytes are more than the {FrameLimits.MaximumBirthBytes} of the longest birth frame";
                return false;
            }

            if (!PackReader.TryRead(message.Envelope.Payload, header.Kind, header.Clock.ClaimsUtc, out Pack? pack, out error))
            {
                return false;
            }

            frame = new Frame(bytes, message, header, pack);
            return true;
        }

        private static bool IsEnvelopeOurs(CoseEnvelope envelope, out string error)
        {
            if (envelope.UnprotectedMap.Pairs.Count != 0)
            {
                error = "the unprotected map is not empty";
                return false;
            }

            error = envelope.Seal.Length == CoseMac0.TagBytes ? "" : $"the tag is not {CoseMac0.TagBytes} bytes long";
            return error.Length == 0;
        }
    }
}
