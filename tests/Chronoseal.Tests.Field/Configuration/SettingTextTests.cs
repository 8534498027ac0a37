using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using Chronoseal.Tests.Fakes;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class SettingTextTests
    {
        [TestMethod]
        [DataRow("# begin\nbroker=b\n# end\n", "")]
        [DataRow("broker=b\n# end\n", "")]
        [DataRow("# begin of what I wrote\nbroker=b\n", "")]
        [DataRow("# begin\nbroker=b\n", "line 2: is the last, and '# end' is missing behind '# begin': a part is lost; write the whole text again")]
        [DataRow("#\n # begin\r\nbroker=b\n# en", "line 4: is the last, and '# end' is missing behind '# begin': a part is lost; write the whole text again")]
        public void A_text_that_says_where_it_ends_is_not_taken_without_its_end(string text, string message)
        {
            var settings = new SettingText(null);
            byte[] bytes = Ascii.Bytes(text);
            Assert.IsTrue(settings.Read(bytes, 0, bytes.Length) == (message.Length == 0 ? Outcome.Ok : Outcome.OutOfRange));
            Assert.AreEqual(message, settings.Message);
        }

        [TestMethod]
        public void Comments_blanks_and_both_line_ends_are_passed_over()
        {
            SettingSet set = Take("# line 3, room 12\r\n\r\nformat=1\r\n node = line3-room12\r\n  # indented\nbroker=10.0.0.5:8883\nbroker-password=a=b # c");
            Assert.AreEqual("line3-room12", set.Get(Setting.Node));
            Assert.AreEqual("10.0.0.5:8883", set.Get(Setting.Broker));
            Assert.AreEqual("a=b # c", set.Get(Setting.BrokerPassword));
            Assert.AreEqual("1000000", set.Get(Setting.Epoch));
        }

        [TestMethod]
        [DataRow("format=2", "must be 1: this firmware knows no other version of the settings")]
        [DataRow("node=Room 12", "must be 1 to 32 characters of a-z, 0-9 and hyphen, or empty to use the EUI-64")]
        [DataRow("node=a23456789012345678901234567890123", "must be 1 to 32 ")]
        [DataRow("epoch-us=300000", "must be a divisor or multiple of 1000000, 100000 to 3600000000")]
        [DataRow("epoch-us=50000", "must be a divisor")]
        [DataRow("epoch-us=0", "must be a divisor")]
        [DataRow("epoch-us=1500000", "must be a divisor")]
        [DataRow("epoch-us=3601000000", "must be a divisor")]
        [DataRow("epoch-us=99999999999", "must be a divisor")]
        [DataRow("sensors=", "must be one or more of climate, hcho, particles and toc with commas between them")]
        [DataRow("sensors=climate,,toc", "must be one")]
        [DataRow("sensors=climate,climate", "must be one")]
        [DataRow("sensors=co2", "must be one")]
        [DataRow("broker=:1883", "must be host:port, or host alone for port 1883; host is 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen, port 1 to 65535")]
        [DataRow("broker=host:", "must be host")]
        [DataRow("broker=host:0", "must be host")]
        [DataRow("broker=host:65536", "must be host")]
        [DataRow("broker=host:1:2", "must be host")]
        [DataRow("broker=ho st", "must be host")]
        [DataRow("broker-tls=yes", "must be 0 or 1")]
        [DataRow("broker-tls=", "must be 0 or 1")]
        [DataRow("keep-alive-s=4", "must be a whole number, 5 to 65535")]
        [DataRow("keep-alive-s=65536", "must be a whole")]
        [DataRow("keep-alive-s=-5", "must be a whole")]
        [DataRow("keep-alive-s=30s", "must be a whole")]
        [DataRow("keep-alive-s=", "must be a whole")]
        [DataRow("crystal-ppm=4294967297", "must be a whole number, 1 to 500")]
        [DataRow("sntp-host=ntp:123", "must be 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen, or empty for none")]
        [DataRow("toc-host=", "must be 1 to 128 characters of a-z, A-Z, 0-9, dot and hyphen")]
        [DataRow("channel-sizes=", "must be 1 to 8 sizes with commas between them, each 1 to 16 characters, such as 0.5 um,1.0 um,5.0 um")]
        [DataRow("channel-sizes=0.5 um,,5.0 um", "must be 1 to 8")]
        [DataRow("channel-sizes=1,2,3,4,5,6,7,8,9", "must be 1 to 8")]
        [DataRow("channel-sizes=12345678901234567", "must be 1 to 8")]
        [DataRow("journal-full=keep", "must be drop or stop")]
        [DataRow("log-level=all", "must be error, warning, info or debug")]
        [DataRow("cal-climate-date=2026-02-29", "must be a date such as 2026-11-30, or empty for none")]
        [DataRow("cal-climate-date=26-2-2", "must be a date")]
        [DataRow("cal-climate-date=2026/02/02", "must be a date")]
        [DataRow("cal-temp-offset=10.000001", "must be a number, -10 to 10, with at most 6 decimals")]
        [DataRow("cal-temp-offset=1.0000001", "must be a number")]
        [DataRow("cal-temp-offset=1.", "must be a number")]
        [DataRow("cal-temp-offset=.5", "must be a number")]
        [DataRow("cal-temp-offset=--1", "must be a number")]
        [DataRow("cal-temp-offset=", "must be a number")]
        [DataRow("cal-temp-slope=0.499999", "must be a number, 0.5 to 2, with at most 6 decimals")]
        [DataRow("cal-toc-cert=12345678901234567890123456789012345678901", "must be at most 40 printable characters without a blank at either end, or empty for none")]
        public void A_value_that_cannot_be_is_refused_by_line_name_and_rule(string line, string rule)
        {
            string start = "line 2: " + line.Substring(0, line.IndexOf('=')) + " " + rule;
            Assert.AreEqual(0, Refuse("# one\n" + line + "\n").IndexOf(start), Refuse("# one\n" + line + "\n"));
        }

        [TestMethod]
        [DataRow("epoch-us=100000")]
        [DataRow("epoch-us=3600000000")]
        [DataRow("node=")]
        [DataRow("broker=")]
        [DataRow("keep-alive-s=5")]
        [DataRow("keep-alive-s=65535")]
        [DataRow("particle-unit=247")]
        [DataRow("channel-sizes=1,2,3,4,5,6,7,8")]
        [DataRow("sntp-host=ntp-1.Example")]
        [DataRow("journal-full=stop")]
        [DataRow("seal=signature")]
        [DataRow("cal-hcho-due=2028-02-29")]
        [DataRow("cal-hcho-date=")]
        [DataRow("cal-rh-offset=-20")]
        [DataRow("cal-rh-offset=-0.000001")]
        [DataRow("cal-rh-slope=1.999999")]
        [DataRow("console-baud=9600")]
        [DataRow("sensors=hcho,toc")]
        public void What_is_within_the_rules_is_taken_as_it_is(string line)
        {
            int equals = line.IndexOf('=');
            Assert.IsTrue(Schema.TryFind(line.Substring(0, equals), out int index));
            Assert.AreEqual(line.Substring(equals + 1), Take(line).Get(index));
        }

        [TestMethod]
        [DataRow("epoch-us=0000500000", "500000")]
        [DataRow("broker=host", "host:1883")]
        [DataRow("broker=host:01883", "host:1883")]
        [DataRow("sensors=toc , climate", "climate,toc")]
        [DataRow("channel-sizes=0.3 um , 0.5 um", "0.3 um,0.5 um")]
        [DataRow("cal-temp-offset=-00.500", "-0.5")]
        [DataRow("cal-temp-offset=-0.0", "0")]
        [DataRow("cal-temp-slope=001.0", "1")]
        [DataRow("cal-temp-slope=1.020", "1.02")]
        public void Different_ways_to_write_a_value_come_to_one(string line, string normal)
        {
            Schema.TryFind(line.Substring(0, line.IndexOf('=')), out int index);
            Assert.AreEqual(normal, Take(line).Get(index));
        }

        [TestMethod]
        [DataRow("hunter2", "is not a setting")]
        [DataRow("=hunter2", "is not a setting")]
        [DataRow("hunter2=hunter2", "has an unknown name")]
        [DataRow("Broker-password=hunter2", "has an unknown name")]
        [DataRow("toc-port=hunter2", "toc-port must be")]
        [DataRow("broker-tls=0", "broker-tls is set twice")]
        [DataRow("broker-password=hunter2\u00e4", "is not printable ASCII")]
        [DataRow("broker-password=\thunter2", "is not printable ASCII")]
        [DataRow("broker-user=hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2hunter2", "broker-user must be")]
        public void A_refusal_names_the_line_and_quotes_nothing(string line, string reason)
        {
            string message = Refuse(NodeFiles.Settings + line + "\n");
            Assert.AreEqual(0, message.IndexOf("line 3: "), message);
            Assert.IsTrue(message.IndexOf(reason) > 0, message);
            Assert.IsTrue(message.IndexOf("hunter2") < 0, message);
        }

        [TestMethod]
        public void A_password_that_is_too_long_is_refused_and_not_shown()
        {
            Assert.AreEqual(128, Take("broker-password=" + new string('x', 128)).Get(Setting.BrokerPassword).Length);
            string message = Refuse("broker-password=" + new string('x', 129));
            Assert.IsTrue(message.IndexOf("broker-password must be at most 128") > 0, message);
            Assert.IsTrue(message.IndexOf("xx") < 0, message);
        }

        [TestMethod]
        public void Secrets_that_are_not_named_stay_and_all_else_is_the_default()
        {
            SettingSet before = Take("broker-user=u\nbroker-password=p\nepoch-us=500000");
            var text = new SettingText(before);
            Assert.AreEqual((int)Outcome.Ok, (int)text.TakeLine("node=n"));
            Assert.AreEqual("p", text.Set.Get(Setting.BrokerPassword));
            Assert.AreEqual("", text.Set.Get(Setting.BrokerUser));
            Assert.AreEqual("1000000", text.Set.Get(Setting.Epoch));
            Assert.AreEqual((int)Outcome.Ok, (int)text.TakeLine("broker-password="));
            Assert.AreEqual("", text.Set.Get(Setting.BrokerPassword));
        }

        [TestMethod]
        [DataRow("broker=b\nbroker-password=hush-hush", "a password needs a user; set broker-user, or set broker-password to nothing")]
        [DataRow("node=n", "no broker is set; set broker to host:port")]
        [DataRow("broker=b\nbroker-roots=1", "broker-roots and broker-client-cert need TLS; set broker-tls to 1, or both of them to 0")]
        [DataRow("broker=b\nbroker-client-cert=1", "broker-roots and broker-client-cert need TLS; set broker-tls to 1, or both of them to 0")]
        [DataRow("broker=b\nseal=signature\nepoch-us=250000", "a signature takes too long for epoch-us; make it at least 500000, or set seal to mac")]
        [DataRow("broker=b\nseal=signature\nepoch-us=500000", "")]
        [DataRow("broker=b\nclock-temperature=1\nsensors=toc", "clock-temperature needs the climate sensor; add it to sensors, or set clock-temperature to 0")]
        [DataRow("broker=b\ncal-toc-date=2026-11-30\ncal-toc-due=2026-11-29", "cal-toc-due is before cal-toc-date; correct one of them")]
        [DataRow("broker=b\ncal-toc-date=2026-11-30\ncal-toc-due=2026-11-30", "")]
        [DataRow("broker=b\ncal-toc-due=2026-11-30", "")]
        public void A_set_is_judged_as_a_whole(string text, string fault)
        {
            Assert.AreEqual(fault, SettingRules.Judge(Take(text)));
        }

        private static SettingSet Take(string settings)
        {
            var text = new SettingText(null);
            byte[] bytes = NodeFiles.Bytes(settings);
            Assert.AreEqual((int)Outcome.Ok, (int)text.Read(bytes, 0, bytes.Length), text.Message);
            Assert.AreEqual("", text.Message);
            return text.Set;
        }

        private static string Refuse(string settings)
        {
            var text = new SettingText(null);
            byte[] bytes = NodeFiles.Bytes(settings);
            Assert.AreEqual((int)Outcome.OutOfRange, (int)text.Read(bytes, 0, bytes.Length), settings);
            return text.Message;
        }
    }
}
