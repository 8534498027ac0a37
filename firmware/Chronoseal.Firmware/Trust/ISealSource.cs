using Chronoseal.Hal;

namespace Chronoseal.Firmware.Trust
{
    /// <summary>Makes the seal of a boot once its count is known.</summary>
    public interface ISealSource
    {
        /// <summary>Makes the seal. Call once; what is not needed afterwards, such as a device key, is forgotten.</summary>
        /// <param name="boot">Boot count, from 1.</param>
        /// <param name="seal">The seal; null unless <see cref="Outcome.Ok"/>.</param>
        Outcome Open(long boot, out IFrameSeal seal);
    }
}
