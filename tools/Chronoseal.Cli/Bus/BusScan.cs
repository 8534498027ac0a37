using Chronoseal.Drivers.Parts;
using Chronoseal.Hal;
using Chronoseal.Protocols.Modbus;
using Chronoseal.Stand;

namespace Chronoseal.Cli.Bus
{
    /// <summary>Looks for parts on a bus: every I2C address, or every Modbus unit.</summary>
    internal sealed class BusScan(Bench bench, BusTap tap, PartSheet sheet, TextWriter output)
    {
        private const int FirstI2cAddress = 0x08;
        private const int LastI2cAddress = 0x77;
        private const int ScanTimeoutMilliseconds = 60;

        /// <summary>Scans and says what was found.</summary>
        public bool Run()
        {
            if (tap.Port == null && tap.Channel == null)
            {
                ScanI2c();
            }
            else if (sheet.Bus.Contains("Modbus", StringComparison.Ordinal))
            {
                ScanModbus();
            }
            else
            {
                output.WriteLine("  a line of its own: there is nothing to scan");
            }

            return true;
        }

        private void ScanI2c()
        {
            int found = 0;
            for (int address = FirstI2cAddress; address <= LastI2cAddress; address++)
            {
                if (bench.I2c.Probe(address) == Outcome.Ok)
                {
                    output.WriteLine($"  0x{address:X2} acknowledges");
                    found++;
                }
            }

            output.WriteLine($"  {found} found of 0x{FirstI2cAddress:X2} to 0x{LastI2cAddress:X2}");
        }

        private void ScanModbus()
        {
            IModbusChannel channel = tap.Channel != null ? new ModbusTcpChannel(tap.Channel, bench.Timeline)
                : sheet.Bus.Contains("ASCII", StringComparison.Ordinal) ? new ModbusAsciiChannel(tap.Port!, bench.Timeline)
                : new ModbusRtuChannel(tap.Port!, bench.Timeline);
            var profile = new ModbusProfile { ResponseTimeoutMilliseconds = ScanTimeoutMilliseconds };
            var master = new ModbusMaster(channel, bench.Timeline, profile);
            int last = channel.IsSerial ? ModbusProfile.MaximumSerialUnit : 1;
            int found = 0;
            for (profile.Unit = 1; profile.Unit <= last; profile.Unit++)
            {
                Outcome outcome = master.Read(ModbusFunction.ReadHoldingRegisters, 0, 1);
                if (outcome is Outcome.Ok or Outcome.DeviceError)
                {
                    output.WriteLine($"  unit {profile.Unit} answers: {Outcomes.Name(outcome)}" + (outcome == Outcome.Ok ? $", register 0 = {master.Register(0)}" : $" {master.ExceptionCode}"));
                    found++;
                }
            }

            output.WriteLine($"  {found} found of units 1 to {last}");
        }
    }
}
