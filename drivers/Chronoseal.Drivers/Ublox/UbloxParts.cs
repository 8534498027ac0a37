// host only
using Chronoseal.Drivers.Parts;
using Chronoseal.Protocols.Ublox;

namespace Chronoseal.Drivers.Ublox
{
    /// <summary>The sheets of u-blox receivers: one driver, two ways of configuring them.</summary>
    public static class UbloxParts
    {
        private const string Common =
            "UART 8N1; UART1 of the receiver at its own baud rate (the driver does not change it); pulse output to an input of the node";

        /// <summary>u-blox 8 / M8 interface description: UBX-CFG-MSG, UBX-CFG-RATE, UBX-CFG-TP5.</summary>
        public static PartSheet Generation8
        {
            get
            {
                return new PartSheet
                {
                    Id = "ublox-m8t",
                    Maker = "u-blox",
                    Models = "LEA-M8T, NEO-M8T; other M8 receivers with UBX-TIM-TP",
                    Kind = PartKind.Time,
                    Driver = typeof(UbloxReceiver),
                    Bus = Common + "; 9600 baud by default",
                    Instant = "the pulse marks the UTC second; UBX-TIM-TP tells of the next pulse, all other messages of the one before",
                    Uncertainty = new[]
                    {
                        "pulse 60 ns (99 %), quantisation 21 ns", "antenna and cable, 5 ns a metre, unless set", "UTC realisation, up to some 100 ns",
                    },
                    Proof = "MON-VER and SEC-UNIQID name the receiver; every rate and the whole of CFG-TP5 are read back",
                    Writes = "RAM only, for UART1: CFG-RATE (1 Hz, UTC); CFG-MSG for TIM-TP, NAV-TIMEUTC, NAV-PVT, NAV-TIMELS (on), RMC, ZDA (as set) "
                        + "and GGA, GLL, GSA, GSV, VTG (off); "
                        + "CFG-TP5 of pulse 0 (1 Hz on the UTC second, rising; length, cable delay and user delay as set; RF group delay 0)",
                    Unverified = new[]
                    {
                        "layouts are those of pyubx2 and of SparkFun's library; no real receiver was asked",
                        "sign of qErr and of the user delay; whether SEC-UNIQID is answered by every M8T firmware",
                        "accuracy and times to fix are from memory of the data sheet",
                        "that a poll is answered before it is acknowledged",
                    },
                };
            }
        }

        /// <summary>Interface descriptions of generation 9 on: UBX-CFG-VALSET and UBX-CFG-VALGET.</summary>
        public static PartSheet Generation9
        {
            get
            {
                return new PartSheet
                {
                    Id = "ublox-f9t",
                    Maker = "u-blox",
                    Models = "ZED-F9T, NEO-F9T, RCB-F9T, NEO-M9N; F10 and M10 receivers with UBX-TIM-TP",
                    Kind = PartKind.Time,
                    Driver = typeof(UbloxReceiver),
                    Bus = Common + "; 38400 baud by default",
                    Instant = "the pulse marks the UTC second; UBX-TIM-TP tells of the next pulse, all other messages of the one before",
                    Uncertainty = new[]
                    {
                        "F9T pulse 5 ns (1 sigma), M9N 60 ns (99 %)", "antenna and cable, 5 ns a metre, unless set", "UTC realisation, up to some 100 ns",
                    },
                    Proof = "MON-VER and SEC-UNIQID name the receiver; every key is read back with CFG-VALGET",
                    Writes = "CFG-VALSET to the RAM layer only: UART1OUTPROT UBX and NMEA; RATE MEAS, NAV, TIMEREF (1 Hz, UTC); "
                        + "MSGOUT on UART1 of TIM-TP, NAV-TIMEUTC, NAV-PVT, NAV-TIMELS (on), RMC, ZDA (as set) and GGA, GLL, GSA, GSV, VTG (off); "
                        + "TP of pulse 1 (1 Hz on the UTC second, rising; length, cable delay and user delay as set)",
                    Unverified = new[]
                    {
                        "key numbers are those of SparkFun's library and of pyubx2; no real receiver was asked",
                        "that M9N and M10 know TIM-TP's key: a receiver that does not refuses the whole group",
                        "sign of qErr and of the user delay",
                        "accuracy and times to fix are from memory of the data sheets",
                    },
                };
            }
        }
    }
}
