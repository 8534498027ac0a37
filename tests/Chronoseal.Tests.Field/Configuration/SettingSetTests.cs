using Chronoseal.Drivers.Lighthouse;
using Chronoseal.Firmware;
using Chronoseal.Firmware.Configuration;
using Chronoseal.Firmware.Nodes;
using Chronoseal.Hal;
using Chronoseal.Protocols.Numbers;
using nanoFramework.TestFramework;

namespace Chronoseal.Tests.Field.Configuration
{
    [TestClass]
    public class SettingSetTests
    {
        [TestMethod]
        public void Every_place_has_a_setting_and_every_default_is_in_its_normal_form()
        {
            var set = new SettingSet();
            for (int i = 0; i < Schema.Count; i++)
            {
                SettingSpec spec = Schema.Spec(i);
                Assert.IsTrue(Schema.TryFind(spec.Name, out int index) && index == i, spec.Name);
                Assert.AreEqual((int)Outcome.Ok, (int)set.TrySet(i, spec.Default), set.Message);
                Assert.AreEqual(spec.Default, set.Get(i), spec.Name);
                Assert.IsTrue(set.IsDefault(i) && spec.Help.Length > 0);
            }

            Assert.IsFalse(Schema.TryFind("Format", out _));
            Assert.AreEqual("format", Schema.Spec(0).Name);
        }

        [TestMethod]
        public void The_canonical_text_has_all_but_secrets_in_the_order_of_the_schema()
        {
            var set = new SettingSet();
            set.TrySet(Setting.BrokerPassword, "hush");
            string text = set.CanonicalText();
            Assert.AreEqual(0, text.IndexOf("format=1\nnode=\nepoch-us=1000000\nsensors=climate,hcho,particles,toc\nbroker=\nbroker-tls=0\n"));
            Assert.IsTrue(text.IndexOf("\nbroker-user=\nkeep-alive-s=30\n") > 0, text);
            Assert.IsTrue(text.IndexOf("hush") < 0 && text.IndexOf("password") < 0);
            Assert.IsTrue(text.IndexOf("\nheap-floor-bytes=16384\n") == text.Length - 24);
            Assert.AreEqual(Hexadecimal.Format(new SettingSet().Hash()), Hexadecimal.Format(set.Hash()));
            set.TrySet(Setting.ConsoleEcho, "0");
            Assert.IsTrue(Hexadecimal.Format(new SettingSet().Hash()) != Hexadecimal.Format(set.Hash()));
        }

        [TestMethod]
        public void A_value_that_is_refused_leaves_the_one_there_is()
        {
            var set = new SettingSet();
            Assert.AreEqual((int)Outcome.Ok, (int)set.TrySet(Setting.Heartbeat, "30"));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)set.TrySet(Setting.Heartbeat, "0"));
            Assert.AreEqual("heartbeat-s must be a whole number, 1 to 3600", set.Message);
            Assert.AreEqual(30L, set.Number(Setting.Heartbeat));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)set.TrySet(Setting.BrokerUser, " x"));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)set.TrySet(Setting.BrokerUser, "x "));
            Assert.AreEqual((int)Outcome.OutOfRange, (int)set.TrySet(Setting.BrokerUser, "a\nepoch-us=1"));
        }

        [TestMethod]
        public void Decimals_come_as_millionths()
        {
            var set = new SettingSet();
            set.TrySet(Setting.TemperatureOffset, "-0.25");
            Assert.AreEqual(-250000L, set.Millionths(Setting.TemperatureOffset));
            Assert.AreEqual(1000000L, set.Millionths(Setting.TemperatureSlope));
            set.TrySet(Setting.FormaldehydeOffset, "0.000001");
            Assert.AreEqual(1L, set.Millionths(Setting.FormaldehydeOffset));
        }

        [TestMethod]
        public void Every_setting_reaches_what_it_sets()
        {
            SettingSet set = Changed();
            var gateway = new GatewayConfiguration();
            var node = new FiveParameterSettings();
            SettingWriter.Apply(set, gateway, node);
            Assert.AreEqual(set.CanonicalText(), gateway.CanonicalText());
            Assert.AreEqual("line3", gateway.NodeName);
            Assert.AreEqual(500000L, gateway.EpochMicroseconds);
            Assert.AreEqual("10.0.0.5", gateway.BrokerHost);
            Assert.AreEqual(8883, gateway.BrokerPort);
            Assert.AreEqual("user", gateway.BrokerUser);
            Assert.AreEqual("hush", gateway.BrokerPassword);
            Assert.IsTrue(gateway.BrokerTls && gateway.TrustsOwnRootsOnly && gateway.ShowsClientCertificate && gateway.SignsFrames && gateway.StopsWhenFull);
            Assert.IsTrue(gateway.CalibrateCapture && gateway.ClockTemperature);
            Assert.AreEqual(60 + 40 + 3 + 4 + 5, gateway.KeepAliveSeconds + gateway.DrainFramesPerSecond + gateway.SignatureSlot + gateway.FramesPerWrite + gateway.HeartbeatSeconds);
            Assert.AreEqual("ntp", gateway.SntpHost);
            Assert.AreEqual(10 + 7 + 9, gateway.Clock.CrystalPartsPerMillion + gateway.Clock.KnownLatencyMicroseconds + gateway.Clock.CalibrationUncertaintyMicroseconds);
            Assert.AreEqual(200000L, gateway.Clock.ExpiryMicroseconds);
            Assert.AreEqual("toc.example", node.TocHost);
            Assert.AreEqual(1502, node.TocPort);
            Assert.AreEqual(17, node.Particles.Profile.Unit);
            Assert.AreEqual("0.5 um", node.Particles.ChannelSizes[1]);
            Assert.AreEqual("toc", node.Sensors[1]);
        }

        [TestMethod]
        public void The_defaults_are_those_that_code_has()
        {
            var set = new SettingSet();
            set.TrySet(Setting.Broker, "b");
            var gateway = new GatewayConfiguration();
            var node = new FiveParameterSettings();
            SettingWriter.Apply(set, gateway, node);
            var plain = new GatewayConfiguration();
            Assert.IsTrue(gateway.NodeName == null && gateway.BrokerUser == null && gateway.BrokerPassword == null);
            gateway.SettingsText = null;
            Assert.AreEqual(plain.CanonicalText(), gateway.CanonicalText());
            Assert.AreEqual(
                plain.BrokerPort + plain.KeepAliveSeconds + plain.DrainFramesPerSecond + plain.FramesPerWrite + plain.SignatureSlot,
                gateway.BrokerPort + gateway.KeepAliveSeconds + gateway.DrainFramesPerSecond + gateway.FramesPerWrite + gateway.SignatureSlot);
            Assert.AreEqual(plain.Clock.CalibrationUncertaintyMicroseconds, gateway.Clock.CalibrationUncertaintyMicroseconds);
            Assert.AreEqual(new LighthouseSettings().ChannelSizes.Length, node.Particles.ChannelSizes.Length);
            Assert.AreEqual(new FiveParameterSettings().TocPort, node.TocPort);
            Assert.AreEqual(4, node.Sensors.Length);
        }

        private static SettingSet Changed()
        {
            var set = new SettingSet();
            string[] values =
            {
                "1", "line3", "500000", "toc,climate", "10.0.0.5:8883", "1", "1", "1", "user", "hush", "60", "40", "signature", "3", "stop", "4", "5",
                "10", "200000", "1", "7", "9", "1", "ntp", "toc.example", "1502", "17", "0.3 um,0.5 um",
            };
            for (int i = 0; i < values.Length; i++)
            {
                Assert.AreEqual((int)Outcome.Ok, (int)set.TrySet(i, values[i]), set.Message);
            }

            return set;
        }
    }
}
