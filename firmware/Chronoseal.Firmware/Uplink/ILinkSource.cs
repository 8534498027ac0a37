using Chronoseal.Hal;

namespace Chronoseal.Firmware.Uplink
{
    /// <summary>Where the uplink gets its link from, and a fresh one after repeated failure.</summary>
    public interface ILinkSource
    {
        /// <summary>Gives a link to which nothing is attached. The caller disposes it before it asks for the next.</summary>
        Outcome Open(out IMqttLink link);
    }
}
