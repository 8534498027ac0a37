using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>Makes the seal of a boot once its count is known.</summary>
    public interface ISealSource
    {
        /// <summary>What is wrong and what to do, for a technician; empty after <see cref="Outcome.Ok"/>. Never anything of a key.</summary>
        string Message { get; }

        /// <summary>Makes the seal, at start: it may take seconds. Nothing that is secret stays here.</summary>
        /// <param name="boot">Boot count, from 1.</param>
        /// <param name="seal">The seal; null unless <see cref="Outcome.Ok"/>.</param>
        Outcome Open(long boot, out IFrameSeal seal);
    }
}
