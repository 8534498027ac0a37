namespace Chronoseal.Evidence.Frames
{
    /// <summary>What a frame is sealed with (frame format, 1).</summary>
    public enum FrameSeal
    {
        /// <summary>COSE_Mac0, HMAC 256/256 under the boot key: whoever can verify it can also forge it.</summary>
        Mac0,

        /// <summary>COSE_Sign1, ES256 by a private key that only the node has.</summary>
        Sign1,
    }
}
