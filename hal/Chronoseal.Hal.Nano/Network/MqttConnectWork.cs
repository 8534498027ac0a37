using System;
using System.Net.Sockets;
using nanoFramework.M2Mqtt;
using nanoFramework.M2Mqtt.Exceptions;
using nanoFramework.M2Mqtt.Messages;

namespace Chronoseal.Hal.Nano
{
    /// <summary>
    /// Makes a client, which looks up the broker in its constructor, and opens one session. A new client for each attempt:
    /// the address is resolved only once a client, and after an exception its receive thread may still run.
    /// </summary>
    internal sealed class MqttConnectWork : BoundedWork
    {
        private const int ConnackWaitMilliseconds = MqttSettings.DefaultTimeout;

        private readonly object _sync = new object();
        private readonly M2MqttLink _link;
        private readonly MqttSession _session;
        private readonly string _host;
        private readonly int _port;
        private readonly bool _tls;
        private MqttClient _client;

        internal MqttConnectWork(M2MqttLink link, MqttSession session, string host, int port, bool tls)
        {
            _link = link;
            _session = session;
            _host = host;
            _port = port;
            _tls = tls;
        }

        /// <summary>The return code of a CONNACK that refused the session, otherwise 0.</summary>
        internal int RefusalCode { get; private set; }

        protected override Outcome Work()
        {
            long startMilliseconds = Environment.TickCount64;
            try
            {
                MqttClient client = MakeClient();
                if (IsAbandoned || !_link.Adopt(this, client))
                {
                    return Outcome.Timeout;
                }

                RefusalCode = (int)OpenSession(client);
                return RefusalCode == 0 ? Outcome.Ok : Outcome.DeviceError;
            }
            catch (MqttConnectionException fault)
            {
                return JudgeTransport(fault.InnerException);
            }
            catch (SocketException fault)
            {
                // The look-up of the broker failed.
                return JudgeTransport(fault);
            }
            catch (MqttCommunicationException fault)
            {
                return JudgeAnswer(fault.InnerException, Environment.TickCount64 - startMilliseconds);
            }
            catch (InvalidCastException)
            {
                // The client takes the first answer for a CONNACK.
                return Outcome.WrongReply;
            }
            catch (Exception)
            {
                // The client throws bare exceptions too (no address found, closed under the connect, no memory).
                return Outcome.BusFault;
            }
        }

        protected override void Release()
        {
            MqttClient client;
            lock (_sync)
            {
                client = _client;
                _client = null;
            }

            M2MqttLink.Shut(client);
        }

        private static Outcome JudgeAnswer(Exception cause, long elapsedMilliseconds)
        {
            if (cause is SocketException)
            {
                return Outcome.BusFault;
            }

            // The client gives no reason for silence and for a peer that hangs up; only the time taken tells them apart.
            return cause == null && elapsedMilliseconds >= ConnackWaitMilliseconds ? Outcome.Timeout : Outcome.WrongReply;
        }

        private Outcome JudgeTransport(Exception cause)
        {
            SocketException fault = cause as SocketException;
            if (fault == null)
            {
                // With TLS the handshake is part of connecting: what answered could not prove to be the broker.
                return _tls ? Outcome.WrongReply : Outcome.Nack;
            }

            return fault.ErrorCode == (int)SocketError.TimedOut ? Outcome.Timeout : Outcome.Nack;
        }

        private MqttClient MakeClient()
        {
            // Without certificates of ours the platform verifies the broker against its stored root certificates and presents
            // its stored device certificate, if it has one.
            MqttClient client = new MqttClient(_host, _port, _tls, null, null, _tls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None);
            client.ProtocolVersion = MqttProtocolVersion.Version_3_1_1;
            client.Settings.InflightQueueSize = M2MqttLink.ClientQueueLimit;
            client.Settings.ValidateServerCertificate = true;
            lock (_sync)
            {
                _client = client;
            }

            return client;
        }

        private MqttReasonCode OpenSession(MqttClient client)
        {
            bool hasWill = _session.WillTopic != null;
            return client.Connect(
                _session.ClientId,
                _session.UserName,
                _session.Password,
                hasWill,
                hasWill ? MqttQoSLevel.AtLeastOnce : MqttQoSLevel.AtMostOnce,
                hasWill,
                _session.WillTopic,
                _session.WillMessage,
                _session.CleanSession,
                (ushort)_session.KeepAliveSeconds);
        }
    }
}
