using System.Diagnostics.CodeAnalysis;
using Chronoseal.Evidence.Frames;

namespace Chronoseal.Evidence.Verification
{
    /// <summary>Decodes a frame and verifies its tag, without looking at any chain. Right for the retained birth copy, which stands outside the order.</summary>
    public static class FrameAuthenticator
    {
        /// <summary>Decodes and verifies one frame.</summary>
        /// <param name="bytes">The frame, nothing before or behind it.</param>
        /// <param name="keys">Known keys.</param>
        /// <param name="frame">The authentic frame.</param>
        /// <param name="finding">Verified, Malformed, UnknownKey or BadTag.</param>
        /// <returns>True when the frame is authentic.</returns>
        public static bool TryAuthenticate(ReadOnlyMemory<byte> bytes, KeyRing keys, [NotNullWhen(true)] out Frame? frame, out Finding finding)
        {
            bool isAuthentic = Examine(bytes, keys, out Frame? decoded, out finding);
            frame = isAuthentic ? decoded : null;
            return isAuthentic;
        }

        /// <summary>The same, but the decoded frame is given back even when nobody vouches for it.</summary>
        internal static bool Examine(ReadOnlyMemory<byte> bytes, KeyRing keys, [NotNullWhen(true)] out Frame? decoded, out Finding finding)
        {
            if (!FrameReader.TryRead(bytes, out decoded, out string error))
            {
                finding = new Finding(Verdict.Malformed, $"{bytes.Length} bytes are not a frame of format version {FrameLimits.Version}: {error}.");
                return false;
            }

            string place = Describe(decoded);
            bool? isAuthentic = IsAuthentic(decoded, keys);
            if (isAuthentic is null)
            {
                finding = new Finding(Verdict.UnknownKey, $"{place}, unverified: there is no key for key identifier {decoded.KeyIdHex}.");
                return false;
            }

            if (isAuthentic == false)
            {
                finding = new Finding(Verdict.BadTag, $"{place}, unverified: the seal is wrong under key {decoded.KeyIdHex}; the frame was altered or written by somebody else.");
                return false;
            }

            finding = new Finding(Verdict.Verified, $"{place}: authentic under key {decoded.KeyIdHex}.");
            return true;
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

        /// <summary>Names the frame as every sentence does: node, boot, sequence number.</summary>
        internal static string Describe(Frame frame) => $"Node {frame.Node}, boot {frame.Boot}, sequence {frame.Sequence}";
    }
}
