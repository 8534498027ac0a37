using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>Decodes a frame and verifies its seal, without looking at any chain. Right for the retained birth copy, which stands outside the order.</summary>
    public static class FrameAuthenticator
    {
        /// <summary>Decodes and verifies one frame.</summary>
        /// <param name="bytes">The frame, nothing before or behind it.</param>
        /// <param name="keys">Known keys.</param>
        /// <param name="frame">The authentic frame.</param>
        /// <param name="check">What came of it.</param>
        /// <returns>True when the frame is authentic.</returns>
        public static bool TryAuthenticate(ReadOnlyMemory<byte> bytes, KeyRing keys, [NotNullWhen(true)] out Frame? frame, out SealCheck check)
        {
            check = FrameReader.TryRead(bytes, out Frame? decoded, out _) ? Check(decoded, keys) : SealCheck.Malformed;
            frame = check == SealCheck.Right ? decoded : null;
            return frame is not null;
        }

        private static SealCheck Check(Frame frame, KeyRing keys)
        {
            bool? isAuthentic = IsAuthentic(frame, keys);
            return isAuthentic is null ? SealCheck.NoKey : isAuthentic.Value ? SealCheck.Right : SealCheck.Wrong;
        }

        // Null where no key is known that the frame could be held against.
        private static bool? IsAuthentic(Frame frame, KeyRing keys)
        {
            if (frame.Seal == FrameSeal.Sign1)
            {
                return keys.TryGetPublicKey(frame.KeyId, out PublicKey? publicKey) ? frame.IsAuthentic(publicKey.Key) : null;
            }

            return keys.TryGetBootKey(frame.KeyId, frame.Boot, out byte[]? bootKey) ? frame.IsAuthentic(bootKey) : null;
        }
    }
}
