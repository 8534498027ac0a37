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
        private readonly MqttEndpoint _endpoint;
        private readonly MqttCertificates _certificates;
        private MqttClient _client;

        internal MqttConnectWork(M2MqttLink link, MqttSession session, MqttEndpoint endpoint, MqttCertificates certificates)
        {
            _link = link;
            _session = session;
            _endpoint = endpoint;
            _certificates = certificates;
        }

        /// <summary>Why it failed; valid with the outcome.</summary>
        internal LinkFailure Failure { get; private set; }

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

                int code = (int)OpenSession(client);
                return code == 0 ? Outcome.Ok : Fail(Outcome.DeviceError, LinkFailures.OfReturnCode(code));
            }
            catch (MqttConnectionException fault)
            {
                return JudgeTransport(fault.InnerException);
            }
            catch (SocketException fault)
            {
                // The look-up of the broker failed.
                return Fail(fault.ErrorCode == (int)SocketError.TimedOut ? Outcome.Timeout : Outcome.Nack, LinkFailure.NameNotFound);
            }
            catch (MqttCommunicationException fault)
            {
                return JudgeAnswer(fault.InnerException, Environment.TickCount64 - startMilliseconds);
            }
            catch (InvalidCastException)
            {
                // The client takes the first answer for a CONNACK.
                return Fail(Outcome.WrongReply, LinkFailure.NotMqtt);
            }
            catch (Exception)
            {
                // The client throws bare exceptions too (no address found, closed under the connect, no memory).
                return Fail(Outcome.BusFault, _client == null ? LinkFailure.NameNotFound : LinkFailure.Lost);
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

        private Outcome JudgeAnswer(Exception cause, long elapsedMilliseconds)
        {
            if (cause is SocketException)
            {
                return Fail(Outcome.BusFault, HungUp);
            }

            // The client gives no reason for silence and for a peer that hangs up; only the time taken tells them apart.
            return cause == null && elapsedMilliseconds >= ConnackWaitMilliseconds
                ? Fail(Outcome.Timeout, LinkFailure.NoAnswer)
                : Fail(Outcome.WrongReply, HungUp);
        }

        // Over TLS a broker that hangs up on CONNECT has most likely looked at our certificate: with TLS 1.3 it does so after our
        // side of the handshake is done, and the client does not pass on the alert.
        private LinkFailure HungUp
        {
            get { return _endpoint.UsesTls && _certificates.Own != null ? LinkFailure.ClientCertificate : LinkFailure.Lost; }
        }

        private Outcome JudgeTransport(Exception cause)
        {
            SocketException fault = cause as SocketException;
            if (fault == null)
            {
                // With TLS the handshake is part of connecting: what answered could not prove to be the broker.
                return _endpoint.UsesTls ? Fail(Outcome.WrongReply, LinkFailure.TlsFailed) : Fail(Outcome.Nack, LinkFailure.Unreachable);
            }

            return Fail(fault.ErrorCode == (int)SocketError.TimedOut ? Outcome.Timeout : Outcome.Nack, LinkFailure.Unreachable);
        }

        private Outcome Fail(Outcome outcome, LinkFailure failure)
        {
            Failure = failure;
            return outcome;
        }

        private MqttClient MakeClient()
        {
            // Without certificates of ours the platform verifies the broker against its stored root certificates and presents
            // its stored device certificate, if it has one.
            MqttSslProtocols protocol = _endpoint.UsesTls ? MqttSslProtocols.TLSv1_2 : MqttSslProtocols.None;
            MqttClient client = new MqttClient(_endpoint.Host, _endpoint.Port, _endpoint.UsesTls, _certificates.Roots, _certificates.Own, protocol);
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
