using System;
using System.Net.NetworkInformation;

namespace Chronoseal.Hal.Esp32
{
    /// <summary>
    /// The chip's random number generator, which System.Random reads on ESP32 (nf-interpreter targets/ESP32/_nanoCLR/
    /// targetRandom.cpp: one esp_random a byte). Espressif calls it a true random number generator only while the radio, or
    /// the bootloader's entropy source, feeds it noise. The platform cannot switch that source on, so the radio must be up:
    /// without an address on a wireless interface the answer is <see cref="Outcome.NotReady"/>, on a chip or image without
    /// wireless interface <see cref="Outcome.Unsupported"/>.
    /// </summary>
    public sealed class Esp32Entropy : IEntropy
    {
        private readonly object _sync = new object();

        /// <inheritdoc/>
        public Outcome Fill(byte[] buffer, int offset, int count)
        {
            if (buffer == null || offset < 0 || count <= 0 || offset > buffer.Length || count > buffer.Length - offset)
            {
                return Outcome.OutOfRange;
            }

            lock (_sync)
            {
                try
                {
                    Outcome radio = Radio();
                    if (radio != Outcome.Ok)
                    {
                        return radio;
                    }

                    byte[] noise = new byte[count];
                    new Random().NextBytes(noise);
                    Array.Copy(noise, 0, buffer, offset, count);
                    Array.Clear(noise, 0, count);
                    return Outcome.Ok;
                }
                catch (Exception)
                {
                    // An image without network, or no memory: no proof that the radio feeds the generator.
                    return Outcome.Unsupported;
                }
            }
        }

        private static Outcome Radio()
        {
            bool hasRadio = false;
            NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
            for (int i = 0; i < interfaces.Length; i++)
            {
                if (interfaces[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                {
                    hasRadio = true;
                    if (Esp32Network.HasAddress(interfaces[i]))
                    {
                        return Outcome.Ok;
                    }
                }
            }

            return hasRadio ? Outcome.NotReady : Outcome.Unsupported;
        }
    }
}
