using System;
using System.Device.Wifi;
using System.Net.NetworkInformation;
using System.Threading;
using Chronoseal.Hal.Nano;
using nanoFramework.Networking;

namespace Chronoseal.Hal.Esp32
{
    /// <summary>
    /// Brings Wi-Fi up with the credentials stored in the device's configuration (nanoff --networkdeployment). They are never
    /// shown and never written back. Ethernet boards of the ESP32 family are served too: the interface only has to get an address.
    /// Allocates: for start and reconnect, not for the steady loop.
    /// </summary>
    public sealed class Esp32Network
    {
        private const int MaxWaitMilliseconds = 600000;

        private readonly ICounter _counter;

        /// <summary>Names the counter that deadlines are values of.</summary>
        public Esp32Network(ICounter counter)
        {
            _counter = counter;
        }

        /// <summary>
        /// Waits until an interface has an IPv4 address. <see cref="Outcome.Timeout"/> at the deadline (10 minutes at most),
        /// <see cref="Outcome.NotReady"/> if no network name is stored, <see cref="Outcome.Nack"/> if the access point or the
        /// driver refused, <see cref="Outcome.Unsupported"/> on an image without network.
        /// </summary>
        public Outcome Connect(long deadlineMicroseconds)
        {
            try
            {
                NetworkInterface wireless = null;
                NetworkInterface[] interfaces = NetworkInterface.GetAllNetworkInterfaces();
                for (int i = 0; i < interfaces.Length; i++)
                {
                    if (HasAddress(interfaces[i]))
                    {
                        return Outcome.Ok;
                    }

                    if (wireless == null && interfaces[i].NetworkInterfaceType == NetworkInterfaceType.Wireless80211)
                    {
                        wireless = interfaces[i];
                    }
                }

                return wireless == null ? JoinWired(deadlineMicroseconds) : JoinWireless(wireless, deadlineMicroseconds);
            }
            catch (NotSupportedException)
            {
                // The image has no native part of System.Net or System.Device.Wifi.
                return Outcome.Unsupported;
            }
            catch (Exception)
            {
                // The Wi-Fi driver reports its refusals as different exceptions. Their texts are not passed on.
                return Outcome.Nack;
            }
        }

        /// <summary>True if an interface, other than an access point of ours, has an IPv4 address.</summary>
        internal static bool HasAddress(NetworkInterface network)
        {
            string address = network.IPv4Address;
            return network.NetworkInterfaceType != NetworkInterfaceType.WirelessAP && address != null && address.Length > 0 && address[0] != '0';
        }

        private Outcome JoinWireless(NetworkInterface wireless, long deadlineMicroseconds)
        {
            Wireless80211Configuration[] stored = Wireless80211Configuration.GetAllWireless80211Configurations();
            if (wireless.SpecificConfigId >= (uint)stored.Length)
            {
                return Outcome.NotReady;
            }

            Wireless80211Configuration network = stored[(int)wireless.SpecificConfigId];
            if (network.Ssid == null || network.Ssid.Length == 0)
            {
                return Outcome.NotReady;
            }

            if (!ConnectsByItself(network) && !Join(network))
            {
                return Outcome.Nack;
            }

            int waitMilliseconds = RemainingMilliseconds(deadlineMicroseconds);
            if (waitMilliseconds == 0)
            {
                return Outcome.Timeout;
            }

            using (CancellationTokenSource limit = new CancellationTokenSource(waitMilliseconds))
            {
                return WifiNetworkHelper.Reconnect(false, 0, limit.Token) ? Outcome.Ok : Outcome.Timeout;
            }
        }

        private Outcome JoinWired(long deadlineMicroseconds)
        {
            int waitMilliseconds = RemainingMilliseconds(deadlineMicroseconds);
            if (waitMilliseconds == 0)
            {
                return Outcome.Timeout;
            }

            using (CancellationTokenSource limit = new CancellationTokenSource(waitMilliseconds))
            {
                return NetworkHelper.SetupAndConnectNetwork(limit.Token, false) ? Outcome.Ok : Outcome.Timeout;
            }
        }

        private static bool ConnectsByItself(Wireless80211Configuration network)
        {
            Wireless80211Configuration.ConfigurationOptions auto = Wireless80211Configuration.ConfigurationOptions.AutoConnect;
            return (network.Options & auto) == auto;
        }

        private static bool Join(Wireless80211Configuration network)
        {
            WifiAdapter[] adapters = WifiAdapter.FindAllAdapters();
            if (adapters.Length == 0)
            {
                return false;
            }

            WifiConnectionResult result = adapters[0].Connect(network.Ssid, WifiReconnectionKind.Automatic, network.Password);
            return result.ConnectionStatus == WifiConnectionStatus.Success;
        }

        private int RemainingMilliseconds(long deadlineMicroseconds)
        {
            int remainingMilliseconds = Deadlines.MillisecondsUntil(_counter, deadlineMicroseconds);
            return remainingMilliseconds > MaxWaitMilliseconds ? MaxWaitMilliseconds : remainingMilliseconds;
        }
    }
}
