import { createApp } from "vue";
import { cart } from "./cart";
import { get } from './http';

createApp(cart, get);
