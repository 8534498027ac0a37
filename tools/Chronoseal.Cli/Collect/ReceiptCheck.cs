using Chronoseal.Evidence.Audit;
using Chronoseal.Evidence.Frames;
using Chronoseal.Evidence.Verification;

namespace Chronoseal.Cli.Collect
{
    /// <summary>
    /// Looks at each frame by itself when it arrives. Order and completeness are for `verify`: it sees the whole archive, and this sees one frame.
    /// </summary>
    internal sealed class ReceiptCheck(KeyRing keys)
    {
        /// <summary>Examines a message.</summary>
        /// <param name="message">Its bytes.</param>
        /// <param name="node">The node that the topic names.</param>
        /// <param name="isRefused">True when it is no frame of that node, or a known key says that it is forged. Without a key nothing is refused.</param>
        /// <returns>True when it is authentic.</returns>
        internal bool Examine(ReadOnlyMemory<byte> message, string node, out bool isRefused)
        {
            bool isAuthentic = FrameAuthenticator.TryAuthenticate(message, keys, out Frame? frame, out SealCheck check) && frame.Node == node;
            isRefused = !isAuthentic && check != SealCheck.NoKey;
            return isAuthentic;
        }
    }
}
