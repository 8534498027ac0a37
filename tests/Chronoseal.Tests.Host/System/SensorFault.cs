using Chronoseal.Plant;

namespace Chronoseal.Tests.Host.SystemTests
{
    /// <summary>A way for an instrument to fail, and the words that frames must have for it.</summary>
    internal sealed record SensorFault(string Sensor, string Kind, Action<PlantNode, bool> Switch, params string[] Words)
    {
        // After a reply that cannot be trusted the TOC channel closes, and reconnects only after its back-off.
        private const string BackOff = "BusFault";

        internal static IEnumerable<SensorFault> All
        {
            get
            {
                yield return new("climate", "silent", (n, on) => n.Sht4x.Faults.IsSilent = on, "Nack");
                yield return new("climate", "checksum", (n, on) => n.Sht4x.Faults.HasWrongChecksum = on, "BadChecksum");
                yield return new("climate", "truncated", (n, on) => n.Sht4x.Faults.TruncateToBytes = on ? 3 : -1, "ShortReply");
                yield return new("hcho", "silent", (n, on) => n.Sfa30.Faults.IsSilent = on, "Nack");
                yield return new("hcho", "checksum", (n, on) => n.Sfa30.Faults.HasWrongChecksum = on, "BadChecksum", "Nack");
                yield return new("hcho", "truncated", (n, on) => n.Sfa30.Faults.TruncateToBytes = on ? 4 : -1, "ShortReply", "Nack");
                foreach (SensorFault fault in OfModbus("particles", n => n.LighthouseSlave.Faults, "BadChecksum", "ShortReply"))
                {
                    yield return fault;
                }

                foreach (SensorFault fault in OfModbus("toc", n => n.CheckPointServer.Faults, "WrongReply", "ShortReply", BackOff))
                {
                    yield return fault;
                }
            }
        }

        /// <summary>The names of its records, the first of all.</summary>
        internal string FirstRecord => Sensor switch { "climate" => "temp", "particles" => "pc1", _ => Sensor };

        internal bool Concerns(string record) => Sensor switch
        {
            "climate" => record is "temp" or "rh",
            "particles" => record.StartsWith("pc", StringComparison.Ordinal),
            _ => record == Sensor,
        };

        public override string ToString() => $"{Sensor} {Kind}";

        private static IEnumerable<SensorFault> OfModbus(string sensor, Func<PlantNode, ModbusFaults> of, string wrongChecksum, string truncated, params string[] more)
        {
            yield return new(sensor, "silent", (n, on) => of(n).IsSilent = on, ["Timeout", .. more]);
            yield return new(sensor, "checksum", (n, on) => of(n).HasWrongChecksum = on, [wrongChecksum, .. more]);
            yield return new(sensor, "function", (n, on) => of(n).HasWrongFunction = on, "WrongReply");
            yield return new(sensor, "address", (n, on) => of(n).HasWrongAddress = on, "WrongReply");
            yield return new(sensor, "exception", (n, on) => of(n).ExceptionCode = on ? 4 : 0, "DeviceError");
            yield return new(sensor, "truncated", (n, on) => of(n).TruncateToBytes = on ? 4 : -1, [truncated, .. more]);
        }
    }
}
